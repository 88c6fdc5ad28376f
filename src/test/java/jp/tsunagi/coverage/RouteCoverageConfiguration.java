package jp.tsunagi.coverage;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Every hub that a test starts in its own process notes which steps of its routes ran. Only the build asks for that. */
@AutoConfiguration
@ConditionalOnProperty(StepNotes.FOLDER)
public class RouteCoverageConfiguration {
    @Bean
    InterceptStrategy routeCoverage() {
        return (context, step, target, next) -> new Noting(target, step);
    }

    private static final class Noting extends DelegateAsyncProcessor {
        private final NamedNode step;
        private boolean noted;

        Noting(Processor processor, NamedNode step) {
            super(processor);
            this.step = step;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (!noted) {
                noted = true; // twice, by two threads, is well too
                StepNotes.note(step.getLocation(), step.getLineNumber());
            }
            return super.process(exchange, callback);
        }
    }
}
