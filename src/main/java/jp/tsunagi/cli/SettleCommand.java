package jp.tsunagi.cli;

import java.util.concurrent.Callable;
import jp.tsunagi.routing.LinkageRunner;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code settle}: finishes what a crash left, as {@code serve} does when it starts. */
@Command(name = "settle", description = "Finishes the runs that a crash cut off; does nothing otherwise.")
final class SettleCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.checked(options, spec)) {
            hub.getBean(LinkageRunner.class).settle();
            return 0;
        }
    }
}
