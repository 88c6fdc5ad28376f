package jp.tsunagi.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.Serializable;
import java.util.Set;
import jp.tsunagi.privacy.PersonalNumber;

/** The house: which package may know which, and who knows Camel. */
@AnalyzeClasses(packages = "jp.tsunagi", importOptions = DoNotIncludeTests.class)
class HouseTest {
    private static final String[] DOMAINS = {
        "jp.tsunagi.eligibility..",
        "jp.tsunagi.returned..",
        "jp.tsunagi.address..",
        "jp.tsunagi.voucher..",
        "jp.tsunagi.branch..",
        "jp.tsunagi.usage..",
        "jp.tsunagi.checkup.."
    };
    private static final Set<String> TEXTS_OF_FAILURES =
            Set.of("getMessage", "getLocalizedMessage", "toString", "printStackTrace");
    private static final Set<String> MAY_READ_TEXTS = Set.of(
            // Of the hub's own parsers of tables and of the register, and of Quartz on a cron expression.
            "jp.tsunagi.text.CharacterTable",
            "jp.tsunagi.text.TaxAgencyMap",
            "jp.tsunagi.register.Section",
            "jp.tsunagi.register.Schedule",
            // Of a driver on a query that it cannot prepare, of Camel on a route that it cannot build.
            "jp.tsunagi.routing.QueryCheck",
            "jp.tsunagi.routing.RouteDryRun");

    @ArchTest
    static final ArchRule A_PACKAGE_IMPORTS_ONLY_WHAT_STANDS_BELOW_IT = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("errors")
            .definedBy("jp.tsunagi.errors..")
            .layer("privacy")
            .definedBy("jp.tsunagi.privacy..")
            .layer("numbers")
            .definedBy("jp.tsunagi.numbers..")
            .layer("text")
            .definedBy("jp.tsunagi.text..")
            .layer("layout")
            .definedBy("jp.tsunagi.layout..")
            .layer("register")
            .definedBy("jp.tsunagi.register..")
            .layer("audit")
            .definedBy("jp.tsunagi.audit..")
            .layer("ledger")
            .definedBy("jp.tsunagi.ledger..")
            .layer("files")
            .definedBy("jp.tsunagi.files..")
            .layer("quarantine")
            .definedBy("jp.tsunagi.quarantine..")
            .layer("intake")
            .definedBy("jp.tsunagi.intake..")
            .layer("retention")
            .definedBy("jp.tsunagi.retention..")
            .layer("domains")
            .definedBy(DOMAINS)
            .layer("evidence")
            .definedBy("jp.tsunagi.evidence..")
            .layer("routing")
            .definedBy("jp.tsunagi.routing..")
            .layer("versions")
            .definedBy("jp.tsunagi.versions..")
            .layer("demo")
            .definedBy("jp.tsunagi.demo..")
            .layer("cli")
            .definedBy("jp.tsunagi.cli..")
            .layer("wiring")
            .definedBy("jp.tsunagi")
            .whereLayer("errors")
            .mayNotAccessAnyLayer()
            .whereLayer("privacy")
            .mayOnlyAccessLayers("errors")
            .whereLayer("numbers")
            .mayOnlyAccessLayers("errors", "privacy")
            .whereLayer("text")
            .mayOnlyAccessLayers("errors")
            .whereLayer("layout")
            .mayOnlyAccessLayers("errors", "privacy")
            .whereLayer("register")
            .mayOnlyAccessLayers("errors", "layout")
            .whereLayer("audit")
            .mayOnlyAccessLayers("errors", "privacy", "numbers")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("errors", "privacy", "numbers", "audit")
            .whereLayer("files")
            .mayOnlyAccessLayers("errors", "privacy", "numbers", "layout", "register", "audit", "ledger")
            .whereLayer("intake")
            .mayOnlyAccessLayers(
                    "errors", "privacy", "numbers", "layout", "register", "audit", "ledger", "files", "quarantine")
            .whereLayer("quarantine")
            .mayOnlyBeAccessedByLayers("intake", "domains", "routing", "versions", "demo", "cli", "wiring")
            .whereLayer("retention")
            .mayOnlyAccessLayers("errors", "privacy", "register", "audit", "ledger", "files")
            .whereLayer("domains")
            .mayOnlyBeAccessedByLayers("versions", "demo", "cli", "wiring")
            .whereLayer("evidence")
            .mayOnlyAccessLayers("errors", "privacy", "numbers", "register", "audit", "ledger", "files")
            .whereLayer("evidence")
            .mayOnlyBeAccessedByLayers("demo", "cli", "wiring")
            .whereLayer("routing")
            .mayOnlyBeAccessedByLayers("versions", "demo", "cli", "wiring")
            .whereLayer("versions")
            .mayOnlyBeAccessedByLayers("cli", "wiring")
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("wiring")
            .mayOnlyBeAccessedByLayers("cli");

    @ArchTest
    static final ArchRule DOMAINS_DO_NOT_KNOW_EACH_OTHER =
            SlicesRuleDefinition.slices().assignedFrom(new Domains()).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule A_COUNTERPART_SHARES_NO_CODE_WITH_THE_HUB = noClasses()
            .that(resideInAPackage("jp.tsunagi.counterpart.."))
            .should()
            .dependOnClassesThat(resideInAPackage("jp.tsunagi..")
                    .and(DescribedPredicate.not(resideInAPackage("jp.tsunagi.counterpart.."))));

    @ArchTest
    static final ArchRule ONLY_ROUTING_FILES_AND_STEPS_KNOW_CAMEL = noClasses()
            .that(resideInAnyPackage(
                    "jp.tsunagi.errors..",
                    "jp.tsunagi.privacy..",
                    "jp.tsunagi.numbers..",
                    "jp.tsunagi.text..",
                    "jp.tsunagi.register..",
                    "jp.tsunagi.ledger..",
                    "jp.tsunagi.evidence..",
                    "jp.tsunagi.retention..",
                    "jp.tsunagi.counterpart..",
                    "jp.tsunagi.demo.."))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."));

    @ArchTest
    static final ArchRule DOMAINS_TAKE_DOMAIN_TYPES_AND_GIVE_DOMAIN_TYPES = noClasses()
            .that(resideInAnyPackage(DOMAINS))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel..")
                    .and(DescribedPredicate.not(annotations()))
                    .and(DescribedPredicate.not(resideInAPackage("org.apache.camel.dataformat.bindy.."))));

    @ArchTest
    static final ArchRule A_PERSONAL_NUMBER_HAS_NO_SERIAL_FORM =
            classes().that().areAssignableTo(PersonalNumber.class).should().notBeAssignableTo(Serializable.class);

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED_BESIDE_THE_COMMAND_LINE =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule PARTS_ARE_GIVEN_BY_CONSTRUCTORS = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    /** Texts repeat values. The few that read them tell of configuration, to the person who checks it. */
    @ArchTest
    static final ArchRule THE_TEXT_OF_A_FAILURE_OF_OTHERS_IS_NOT_READ = noClasses()
            .that(DescribedPredicate.describe(
                    "are not the few that may", type -> !MAY_READ_TEXTS.contains(type.getName())))
            .should()
            .callMethodWhere(
                    DescribedPredicate.describe("the text of a failure of others", HouseTest::readsForeignText));

    private static boolean readsForeignText(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        return TEXTS_OF_FAILURES.contains(call.getName())
                && owner.isAssignableTo(Throwable.class)
                && !owner.getPackageName().startsWith("jp.tsunagi");
    }

    private static DescribedPredicate<JavaClass> annotations() {
        return DescribedPredicate.describe("annotations", JavaClass::isAnnotation);
    }

    private static final class Domains implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            for (String domain : DOMAINS) {
                if (resideInAPackage(domain).test(type)) {
                    return SliceIdentifier.of(domain);
                }
            }
            return SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "domains";
        }
    }
}
