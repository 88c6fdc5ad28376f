package jp.tsunagi.routing;

import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/**
 * Gives the routes of {@code routes/} what the register says, and adds what starts them: a schedule for each outbound
 * linkage, a pick-up for each inbound one.
 */
public final class HubRoutes implements CamelContextConfiguration {
    private final Register register;
    private final RegisterProperties properties;
    private final boolean unattended;

    /** @param unattended whether linkages start by themselves; a command starts them itself */
    public HubRoutes(Register register, RegisterProperties properties, boolean unattended) {
        this.register = register;
        this.properties = properties;
        this.unattended = unattended;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getPropertiesComponent().addPropertiesSource(properties);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        if (unattended) {
            register.linkages().forEach(linkage -> start(camel, linkage));
        }
    }

    private void start(CamelContext camel, Linkage linkage) {
        String template = linkage.startsBySchedule() ? "schedule" : "pick-up";
        TemplatedRouteBuilder.builder(camel, template)
                .routeId(linkage.id() + "-" + template)
                .parameter("linkage", linkage.id())
                .parameter("from", properties.getProperty(linkage.id() + ".from"))
                .add();
    }
}
