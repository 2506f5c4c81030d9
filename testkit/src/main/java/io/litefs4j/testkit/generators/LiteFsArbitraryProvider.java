package io.litefs4j.testkit.generators;

import io.litefs4j.domain.Fault;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.path.AbsolutePath;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
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
import io.litefs4j.domain.settings.LogSettings;
import io.litefs4j.domain.settings.Membership;
import io.litefs4j.domain.settings.ProxyRules;
import io.litefs4j.domain.settings.ProxySettings;
import io.litefs4j.domain.settings.ServiceUrl;
import io.litefs4j.domain.settings.SocketAddress;
import io.litefs4j.domain.settings.TracingSettings;
import io.litefs4j.domain.settings.UrlPattern;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.splitbrain.SplitBrainVerdict;
import io.litefs4j.domain.status.DatabaseStatus;
import io.litefs4j.domain.status.NodeStatus;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Lets {@code @ForAll} draw the values of litefs4j by their type. jqwik finds it by itself. Stateless. */
public final class LiteFsArbitraryProvider implements ArbitraryProvider {
    private static final Map<Class<?>, Supplier<Arbitrary<?>>> BY_TYPE = Map.ofEntries(
            Map.entry(AbsolutePath.class, LiteFsArbitraries::absolutePaths),
            Map.entry(AdvertiseUrl.class, LiteFsArbitraries::advertiseUrls),
            Map.entry(Checksum.class, LiteFsArbitraries::checksums),
            Map.entry(ClusterId.class, LiteFsArbitraries::clusterIds),
            Map.entry(DatabaseName.class, LiteFsArbitraries::databaseNames),
            Map.entry(Hostname.class, LiteFsArbitraries::hostnames),
            Map.entry(Lag.class, LiteFsArbitraries::lags),
            Map.entry(NodeId.class, LiteFsArbitraries::nodeIds),
            Map.entry(NodeRole.class, LiteFsArbitraries::nodeRoles),
            Map.entry(Position.class, LiteFsArbitraries::positions),
            Map.entry(Txid.class, LiteFsArbitraries::txids),
            Map.entry(AuthToken.class, SettingsArbitraries::authTokens),
            Map.entry(BackupSettings.class, SettingsArbitraries::backupSettings),
            Map.entry(DataSettings.class, SettingsArbitraries::dataSettings),
            Map.entry(ExecCommand.class, SettingsArbitraries::execCommands),
            Map.entry(FuseSettings.class, SettingsArbitraries::fuseSettings),
            Map.entry(GoDuration.class, SettingsArbitraries::goDurations),
            Map.entry(HttpSettings.class, SettingsArbitraries::httpSettings),
            Map.entry(LeaseKey.class, SettingsArbitraries::leaseKeys),
            Map.entry(LeaseSettings.class, SettingsArbitraries::leaseSettings),
            Map.entry(LiteFsSettings.class, SettingsArbitraries::liteFsSettings),
            Map.entry(LogSettings.class, SettingsArbitraries::logSettings),
            Map.entry(Membership.class, SettingsArbitraries::memberships),
            Map.entry(ProxyRules.class, SettingsArbitraries::proxyRules),
            Map.entry(ProxySettings.class, SettingsArbitraries::proxySettings),
            Map.entry(ServiceUrl.class, SettingsArbitraries::serviceUrls),
            Map.entry(SocketAddress.class, SettingsArbitraries::socketAddresses),
            Map.entry(TracingSettings.class, SettingsArbitraries::tracingSettings),
            Map.entry(UrlPattern.class, SettingsArbitraries::urlPatterns),
            Map.entry(DatabaseStatus.class, ClusterArbitraries::databaseStatuses),
            Map.entry(Fault.class, ClusterArbitraries::faults),
            Map.entry(Health.class, ClusterArbitraries::healths),
            Map.entry(HealthReason.class, ClusterArbitraries::healthReasons),
            Map.entry(NodeClaim.class, ClusterArbitraries::nodeClaims),
            Map.entry(NodeEvent.class, ClusterArbitraries::nodeEvents),
            Map.entry(NodeInfo.class, ClusterArbitraries::nodeInfos),
            Map.entry(NodeStatus.class, ClusterArbitraries::nodeStatuses),
            Map.entry(SplitBrainVerdict.class, ClusterArbitraries::splitBrainVerdicts),
            Map.entry(StoreVariables.class, ClusterArbitraries::storeVariables));

    /** Made by jqwik. */
    public LiteFsArbitraryProvider() {}

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return BY_TYPE.keySet().stream().anyMatch(targetType::isOfType);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        return BY_TYPE.entrySet().stream()
                .filter(entry -> targetType.isOfType(entry.getKey()))
                .map(entry -> Set.<Arbitrary<?>>of(entry.getValue().get()))
                .findFirst()
                .orElseGet(Set::of);
    }
}
