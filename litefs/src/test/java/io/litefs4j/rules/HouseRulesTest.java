package io.litefs4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.litefs4j.LiteFs;
import io.litefs4j.adapters.fs.planted.FsAdapterNamesAUseCase;
import io.litefs4j.adapters.fs.planted.FsAdapterNamesTheHttpAdapter;
import io.litefs4j.domain.planted.DomainNamesAUseCase;
import io.litefs4j.domain.planted.DomainReadsTheClock;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.planted.front.FrontNamesBack;
import io.litefs4j.testkit.time.ManualTime;
import io.litefs4j.usecases.planted.UseCaseConstructsAnAdapter;
import io.litefs4j.usecases.planted.UseCaseNamesPicocli;
import io.litefs4j.usecases.planted.UseCaseProbesWithExists;
import io.litefs4j.usecases.planted.UseCaseReadsYaml;
import io.litefs4j.usecases.primary.PrimaryDetector;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    private static final JavaClasses PUBLISHED = new ClassFileImporter().importUrls(locations());

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(HouseRules.DOMAIN_STANDS_ALONE, List.of(DomainNamesAUseCase.class)),
                arguments(HouseRules.USE_CASES_KNOW_DOMAIN_AND_YAML, List.of(UseCaseConstructsAnAdapter.class)),
                arguments(HouseRules.YAML_STAYS_IN_SETTINGS, List.of(UseCaseReadsYaml.class)),
                arguments(
                        HouseRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
                        List.of(
                                FsAdapterNamesTheHttpAdapter.class,
                                io.litefs4j.adapters.http.planted.HttpAdapter.class)),
                arguments(HouseRules.DRIVEN_ADAPTERS_DO_NOT_KNOW_USE_CASES, List.of(FsAdapterNamesAUseCase.class)),
                arguments(
                        HouseRules.ONLY_THE_COMPOSITION_ROOT_CONSTRUCTS_ADAPTERS,
                        List.of(UseCaseConstructsAnAdapter.class)),
                arguments(
                        HouseRules.NO_CYCLES,
                        List.of(FrontNamesBack.class, io.litefs4j.planted.back.BackNamesFront.class)),
                arguments(HouseRules.NO_ACCESS_PROBES, List.of(UseCaseProbesWithExists.class)),
                arguments(HouseRules.TIME_COMES_FROM_ADAPTERS, List.of(DomainReadsTheClock.class)),
                arguments(HouseRules.EACH_LIBRARY_HAS_ITS_PLACE, List.of(UseCaseNamesPicocli.class)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_published_code_keeps_the_rule(ArchRule rule, List<Class<?>> planted) {
        rule.check(PUBLISHED);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_planted_violation_breaks_the_rule(ArchRule rule, List<Class<?>> planted) {
        JavaClasses violation = new ClassFileImporter().importClasses(planted);
        assertThat(rule.evaluate(violation).hasViolation()).isTrue();
    }

    /** Where the classes of each published module lie, found by one class of each. */
    private static List<URL> locations() {
        return Stream.of(
                        Txid.class,
                        PrimaryDetector.class,
                        io.litefs4j.adapters.fs.LiteFsDirectory.class,
                        io.litefs4j.adapters.http.NodeApi.class,
                        io.litefs4j.adapters.jdbc.LiteFsDataSource.class,
                        io.litefs4j.adapters.servlet.HealthServlet.class,
                        ManualTime.class,
                        LiteFs.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toList();
    }
}
