package jp.tsunagi.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.routing.LinkageRunner;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code settle}: finishes what a crash left, as {@code serve} does when it starts. */
@Command(name = "settle", description = "Finishes the runs that a crash cut off; does nothing otherwise.")
final class SettleCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.commanded(options, Clock.system(HubConfiguration.ZONE))) {
            hub.getBean(LinkageRunner.class).settle();
            return 0;
        }
    }
}
