package io.litefs4j.testkit.generators;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.settings.AuthToken;
import io.litefs4j.domain.settings.BackupSettings;
import io.litefs4j.domain.settings.DataSettings;
import io.litefs4j.domain.settings.ExecCommand;
import io.litefs4j.domain.settings.FuseSettings;
import io.litefs4j.domain.settings.GoDuration;
import io.litefs4j.domain.settings.HttpSettings;
import io.litefs4j.domain.settings.LeaseKey;
import io.litefs4j.domain.settings.LeaseSettings;
import io.litefs4j.domain.settings.LiteFsSettings;
import io.litefs4j.domain.settings.LogFormat;
import io.litefs4j.domain.settings.LogSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ProxyRules;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import io.litefs4j.domain.settings.TracingSettings;
import io.litefs4j.domain.settings.UrlPattern;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws settings whose free texts come from {@code texts}. */
final class SettingsDraw {
    private static final int MAX_PORT = 65_535;
    private static final int LIST = 3;

    private final Arbitrary<String> texts;

    SettingsDraw(Arbitrary<String> texts) {
        this.texts = texts;
    }

    Arbitrary<LiteFsSettings> liteFsSettings() {
        return Builders.withBuilder(() -> LiteFsSettings.builder(new LeaseSettings.Static(Membership.DEFAULT)))
                .use(flags())
                .in(LiteFsSettings.Builder::exitOnError)
                .use(flags())
                .in(LiteFsSettings.Builder::skipSync)
                .use(flags())
                .in(LiteFsSettings.Builder::strictVerify)
                .use(execCommands().list().ofMaxSize(LIST))
                .in(LiteFsSettings.Builder::exec)
                .use(dataSettings())
                .in(LiteFsSettings.Builder::data)
                .use(fuseSettings())
                .in(LiteFsSettings.Builder::fuse)
                .use(httpSettings())
                .in(LiteFsSettings.Builder::http)
                .use(proxySettings())
                .in(LiteFsSettings.Builder::proxy)
                .use(leaseSettings())
                .in(LiteFsSettings.Builder::lease)
                .use(backupSettings())
                .in(LiteFsSettings.Builder::backup)
                .use(logSettings())
                .in(LiteFsSettings.Builder::log)
                .use(tracingSettings())
                .in(LiteFsSettings.Builder::tracing)
                .build(SettingsDraw::withDirectoriesApart)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static Optional<LiteFsSettings> withDirectoriesApart(LiteFsSettings.Builder builder) {
        try {
            return Optional.of(builder.build());
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    Arbitrary<ExecCommand> execCommands() {
        Arbitrary<String> commands = Arbitraries.oneOf(Arbitraries.of("myapp -addr :8081", "java -jar app.jar"), texts);
        return Combinators.combine(Texts.accepted(commands, ExecCommand::of), flags())
                .as((command, ifCandidate) -> new ExecCommand(command.cmd(), ifCandidate));
    }

    Arbitrary<DataSettings> dataSettings() {
        return Combinators.combine(paths(), flags(), durations(), durations()).as(DataSettings::new);
    }

    Arbitrary<FuseSettings> fuseSettings() {
        return Combinators.combine(paths(), flags(), flags()).as(FuseSettings::new);
    }

    Arbitrary<HttpSettings> httpSettings() {
        return Combinators.combine(socketAddresses(), durations()).as(HttpSettings::new);
    }

    Arbitrary<ProxySettings> proxySettings() {
        Arbitrary<ProxySettings> disabled = Combinators.combine(
                        socketAddresses().optional(), databaseNames().optional(), proxyRules())
                .as(ProxySettings.Disabled::new);
        Arbitrary<ProxySettings> enabled = Combinators.combine(
                        socketAddresses(), socketAddresses(), databaseNames(), proxyRules())
                .as(ProxySettings.Enabled::new);
        return Arbitraries.oneOf(disabled, enabled);
    }

    Arbitrary<ProxyRules> proxyRules() {
        return Builders.withBuilder(ProxyRules::builder)
                .use(durations())
                .in(ProxyRules.Builder::maxLag)
                .use(flags())
                .in(ProxyRules.Builder::debug)
                .use(urlPatterns().list().ofMaxSize(LIST))
                .in(ProxyRules.Builder::passthrough)
                .use(urlPatterns().list().ofMaxSize(LIST))
                .in(ProxyRules.Builder::alwaysForward)
                .use(durations())
                .in(ProxyRules.Builder::primaryRedirectTimeout)
                .use(durations())
                .in(ProxyRules.Builder::readTimeout)
                .use(durations())
                .in(ProxyRules.Builder::readHeaderTimeout)
                .use(durations())
                .in(ProxyRules.Builder::writeTimeout)
                .use(durations())
                .in(ProxyRules.Builder::idleTimeout)
                .build(ProxyRules.Builder::build);
    }

    Arbitrary<LeaseSettings> leaseSettings() {
        Arbitrary<LeaseSettings> fixed = memberships().map(LeaseSettings.Static::new);
        Arbitrary<LeaseSettings> consul = Combinators.combine(
                        memberships(), serviceUrls(), leaseKeys(), durations(), durations())
                .as(LeaseSettings.Consul::new);
        return Arbitraries.oneOf(fixed, consul);
    }

    Arbitrary<Membership> memberships() {
        return flags().flatMap(candidate -> {
            Arbitrary<List<DatabaseName>> databases = candidate
                    ? Arbitraries.just(List.of())
                    : databaseNames().list().ofMaxSize(LIST);
            return Combinators.combine(
                            hostnames(),
                            LiteFsArbitraries.advertiseUrls().optional(),
                            flags(),
                            durations(),
                            durations(),
                            databases)
                    .as((hostname, url, promote, reconnect, demote, filter) ->
                            new Membership(hostname, url, candidate, promote, reconnect, demote, filter));
        });
    }

    Arbitrary<BackupSettings> backupSettings() {
        Arbitrary<BackupSettings> file = paths().map(BackupSettings.File::new);
        Arbitrary<String> clusters = texts.filter(text -> text.codePoints().noneMatch(Character::isISOControl));
        Arbitrary<BackupSettings> cloud = Combinators.combine(
                        serviceUrls().optional(), clusters, authTokens().optional())
                .as(BackupSettings.LiteFsCloud::new);
        return Arbitraries.oneOf(Arbitraries.create(BackupSettings::none), file, cloud);
    }

    Arbitrary<LogSettings> logSettings() {
        return Combinators.combine(Arbitraries.of(LogFormat.class), flags(), flags())
                .as(LogSettings::new);
    }

    Arbitrary<TracingSettings> tracingSettings() {
        return Combinators.combine(
                        flags(),
                        paths().optional(),
                        Arbitraries.longs().between(0, Long.MAX_VALUE >> 20),
                        Arbitraries.longs().between(0, Integer.MAX_VALUE),
                        flags())
                .as(TracingSettings::new);
    }

    Arbitrary<GoDuration> durations() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(0, 3600).map(GoDuration::ofSeconds)),
                Tuple.of(2, Arbitraries.longs().between(0, 10_000).map(GoDuration::ofMillis)),
                Tuple.of(2, Arbitraries.longs().map(GoDuration::new)));
    }

    Arbitrary<SocketAddress> socketAddresses() {
        Arbitrary<String> hosts =
                Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(2, LiteFsArbitraries.hosts()));
        return Combinators.combine(hosts, Arbitraries.integers().between(0, MAX_PORT))
                .as((host, port) -> new SocketAddress(host + ":" + port));
    }

    Arbitrary<UrlPattern> urlPatterns() {
        Arbitrary<String> usual = Arbitraries.of("*", "/", "/debug/*", "*.png", "/a*b*c", "/**", "/a.b", "/(x)");
        return Texts.accepted(Arbitraries.oneOf(usual, texts), UrlPattern::new);
    }

    Arbitrary<ServiceUrl> serviceUrls() {
        return Combinators.combine(
                        Arbitraries.of("http", "https"),
                        Arbitraries.of("", "", "user:secret@", ":token@", "a%40b@"),
                        LiteFsArbitraries.hosts(),
                        Arbitraries.of("", ":8500", ":65535"),
                        Arbitraries.of("", "/", "/prefix", "/a/b%20c", "?dc=x", "/p?q=1#f"))
                .as((scheme, user, host, port, rest) -> new ServiceUrl(scheme + "://" + user + host + port + rest));
    }

    Arbitrary<LeaseKey> leaseKeys() {
        Arbitrary<String> usual = Arbitraries.of("litefs/primary", "litefs", "a/b/c", "ключ");
        return Texts.accepted(Arbitraries.oneOf(usual, texts.filter(text -> !text.startsWith("/"))), LeaseKey::new);
    }

    Arbitrary<AuthToken> authTokens() {
        return Texts.accepted(Arbitraries.oneOf(Texts.words(), texts), AuthToken::new);
    }

    private Arbitrary<AbsolutePath> paths() {
        return LiteFsArbitraries.paths(texts);
    }

    private Arbitrary<DatabaseName> databaseNames() {
        return Texts.accepted(Arbitraries.oneOf(Texts.words().map(word -> word + ".db"), texts), DatabaseName::new);
    }

    private Arbitrary<Hostname> hostnames() {
        return Texts.accepted(Arbitraries.oneOf(Texts.words(), texts), Hostname::new);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }
}
