package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.register.Endpoint;
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
    private final Path dataDir;
    private final boolean unattended;

    /** @param unattended whether linkages start by themselves; a command starts them itself */
    public HubRoutes(Register register, RegisterProperties properties, Path dataDir, boolean unattended) {
        this.register = register;
        this.properties = properties;
        this.dataDir = dataDir;
        this.unattended = unattended;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getPropertiesComponent().addPropertiesSource(properties);
        register.linkages().forEach(this::makeFolder);
    }

    // Camel would make it for everybody. What lies elsewhere is the administrator's to make, for whoever writes there.
    private void makeFolder(Linkage linkage) {
        Path folder = linkage.endpoint() instanceof Endpoint.Folder place
                ? place.under(dataDir)
                : dataDir.resolve("hub/staging").resolve(linkage.id());
        if (!folder.startsWith(dataDir) || linkage.endpoint() instanceof Endpoint.Database) {
            return;
        }
        try {
            OwnerOnly.makeFolder(folder);
        } catch (IOException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, folder + " cannot be made", e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        if (unattended) {
            register.linkages().forEach(linkage -> addStart(camel, linkage, properties));
        }
    }

    /** Adds what starts a linkage. */
    static void addStart(CamelContext camel, Linkage linkage, RegisterProperties properties) {
        String template = linkage.startsBySchedule() ? "schedule" : "pick-up";
        TemplatedRouteBuilder.builder(camel, template)
                .routeId(linkage.id() + "-" + template)
                .parameter("linkage", linkage.id())
                .parameter("from", properties.getProperty(linkage.id() + ".from"))
                .add();
    }
}
