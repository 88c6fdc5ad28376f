package jp.tsunagi.routing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jp.tsunagi.files.SftpUris;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Readiness;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.Schedule;
import org.apache.camel.spi.PropertiesSource;

/**
 * What routes may ask of the register by placeholder: {@code {{LINKAGE.delivery}}} ({@code folder} or {@code sftp}) of an
 * outbound linkage, and {@code {{LINKAGE.from}}}, the endpoint that starts it, of every scheduled one.
 */
public final class RegisterProperties implements PropertiesSource {
    private static final String FROM = ".from";
    private static final String DELIVERY = ".delivery";
    private static final Duration STABLE_POLL = Duration.ofSeconds(1);

    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Path dataDir;

    public RegisterProperties(Register register, Path dataDir) {
        this.dataDir = dataDir;
        for (Linkage linkage : register.linkages()) {
            if (linkage.direction() == Direction.OUT) {
                properties.put(linkage.id() + DELIVERY, linkage.endpoint().kind());
            }
            properties.put(linkage.id() + FROM, linkage.startsBySchedule() ? schedule(linkage) : pollingFrom(linkage));
        }
    }

    /** The names, for the check of placeholders. */
    public Set<String> names() {
        return properties.keySet();
    }

    /** Whether a name is one of those that routes may ask of this register. */
    static boolean isOf(Register register, String name) {
        int end = name.lastIndexOf('.');
        return end > 0
                && (name.endsWith(FROM) || name.endsWith(DELIVERY))
                && register.find(name.substring(0, end)).isPresent();
    }

    @Override
    public String getName() {
        return "register";
    }

    @Override
    public String getProperty(String name) {
        return properties.get(name);
    }

    private static String schedule(Linkage linkage) {
        if (linkage.schedule() instanceof Schedule.Cron cron) {
            // Quartz: a time for which it has no thread free is made up for once.
            return "quartz:" + linkage.id() + "?cron=" + cron.expression().replace(' ', '+')
                    + "&trigger.timeZone=Asia/Tokyo&trigger.misfireInstruction=1";
        }
        Duration interval = ((Schedule.Every) linkage.schedule()).interval();
        return "timer:" + linkage.id() + "?fixedRate=false&delay=" + interval.toMillis() + "&period="
                + interval.toMillis();
    }

    /** The endpoint of an inbound linkage without what belongs to polling: to take what is ready now. */
    String takingFrom(Linkage linkage) {
        // The hub puts the file away itself; what is left for the consumer is a server's file and the marker.
        String options = "sortBy=file:name&eagerMaxMessagesPerPoll=false&delete=true"
                + ready(linkage.fileRule().readiness());
        if (linkage.endpoint() instanceof Endpoint.Sftp server) {
            return SftpUris.of(server) + "&" + options + "&localWorkDirectory="
                    + dataDir.resolve("hub/staging").resolve(linkage.id());
        }
        return "file:" + ((Endpoint.Folder) linkage.endpoint()).under(dataDir) + "?" + options;
    }

    private String pollingFrom(Linkage linkage) {
        return takingFrom(linkage) + "&delay=" + poll(linkage.schedule()).toMillis()
                + "&initialDelay=0&maxMessagesPerPoll=100";
    }

    private static Duration poll(Schedule schedule) {
        return schedule instanceof Schedule.Every every ? every.interval() : Duration.ofMinutes(1);
    }

    private static String ready(Readiness readiness) {
        if (readiness instanceof Readiness.Marker marker) {
            return "&doneFileName=" + marker.pattern().replace("{name}", "${file:name}");
        }
        Duration stable = readiness instanceof Readiness.Stable agreed ? agreed.time() : STABLE_POLL;
        return "&readLock=changed&readLockMinAge=" + stable.toMillis() + "&readLockCheckInterval="
                + STABLE_POLL.toMillis() + "&readLockTimeout="
                + STABLE_POLL.multipliedBy(5).toMillis()
                + "&readLockMinLength=0";
    }
}
