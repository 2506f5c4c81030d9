package io.litefs4j.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** The walls of the house, each with its reason. */
final class HouseRules {
    private static final String DOMAIN = "io.litefs4j.domain..";
    private static final String USECASES = "io.litefs4j.usecases..";
    private static final String ADAPTERS = "io.litefs4j.adapters..";
    private static final String FRONT_DOOR = "io.litefs4j";
    private static final String SNAKEYAML = "org.yaml.snakeyaml..";
    private static final String JSPECIFY = "org.jspecify..";
    private static final String[] DRIVEN_ADAPTERS = {"io.litefs4j.adapters.fs..", "io.litefs4j.adapters.http.."};

    static final ArchRule DOMAIN_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(DOMAIN, "java..", JSPECIFY)
            .because("values and ports must be usable, and testable, with nothing else on the class path");

    static final ArchRule USE_CASES_KNOW_DOMAIN_AND_YAML = classes()
            .that()
            .resideInAPackage(USECASES)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(USECASES, DOMAIN, "java..", JSPECIFY, SNAKEYAML)
            .because("a use case speaks to the world through ports only");

    static final ArchRule YAML_STAYS_IN_SETTINGS = noClasses()
            .that()
            .resideOutsideOfPackage("io.litefs4j.usecases.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SNAKEYAML)
            .because("YAML is the language of the configuration and of nothing else");

    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = slices().matching("io.litefs4j.adapters.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each adapter must be usable without the others");

    static final ArchRule DRIVEN_ADAPTERS_DO_NOT_KNOW_USE_CASES = noClasses()
            .that()
            .resideInAnyPackage(DRIVEN_ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(USECASES)
            .because("what is driven cannot know its driver");

    static final ArchRule ONLY_THE_COMPOSITION_ROOT_CONSTRUCTS_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages(FRONT_DOOR, ADAPTERS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(DRIVEN_ADAPTERS))
            .because("how the parts fit together is written in one place");

    static final ArchRule NO_CYCLES =
            slices().matching("io.litefs4j.(**)").should().beFreeOfCycles().because("data flows one way");

    static final ArchRule NO_ACCESS_PROBES = noClasses()
            .should(ArchConditions.callMethodWhere(target(describe(
                    "Files.exists, notExists, isReadable, isWritable or isExecutable", HouseRules::isAccessProbe))))
            .because("LiteFS answers access(2) without looking and the kernel keeps names for 60 s, so these lie");

    static final ArchRule TIME_COMES_FROM_ADAPTERS = noClasses()
            .that()
            // The launcher of real nodes drives processes of the operating system: an adapter by another name.
            .resideOutsideOfPackages(ADAPTERS, "io.litefs4j.testkit.real..")
            .should(ArchConditions.callMethodWhere(
                    target(describe("Thread.sleep, System.nanoTime or a reading of the clock", HouseRules::isTime))))
            .because("what waits or reads a clock by itself can only be tested by waiting");

    static final ArchRule EACH_LIBRARY_HAS_ITS_PLACE = noClasses()
            .that(resideInAPackage("io.litefs4j..")
                    .and(describe(
                            "are no adapter, command or test kit",
                            type -> !resideInAnyPackage(ADAPTERS, "io.litefs4j.cli..", "io.litefs4j.testkit..")
                                    .test(type))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "org.sqlite..", "jakarta.servlet..", "picocli..")
            .because("a library serves the adapter that brought it");

    private HouseRules() {}

    private static boolean isAccessProbe(AccessTarget target) {
        return target.getOwner().isEquivalentTo(Files.class)
                && Set.of("exists", "notExists", "isReadable", "isWritable", "isExecutable")
                        .contains(target.getName());
    }

    private static boolean isTime(AccessTarget target) {
        String name = target.getName();
        return target.getOwner().isEquivalentTo(Thread.class) && name.equals("sleep")
                || target.getOwner().isEquivalentTo(System.class)
                        && Set.of("nanoTime", "currentTimeMillis").contains(name)
                || target.getOwner().isEquivalentTo(Instant.class) && name.equals("now")
                || target.getOwner().isEquivalentTo(Clock.class) && name.startsWith("system");
    }
}
