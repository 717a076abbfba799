// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The nodes that tests share: one per JDK, started when the first class asks for it and stopped
 * after the last test. Classes keep apart by creating cores of their own.
 */
final class SharedNodes implements ArgumentsProvider {

  private static final Namespace NODES = Namespace.create(SharedNodes.class);

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    boolean wantsNode =
        parameters
            .getFirst()
            .filter(first -> first.getParameterType() == SolrNode.class)
            .isPresent();
    return jdks().stream().map(jdk -> Arguments.of(wantsNode ? node(jdk, context) : jdk));
  }

  // A quick run is on one alone.
  private static List<Jdk> jdks() {
    return Boolean.getBoolean("sememe.every.jdk") ? Jdk.installed() : List.of(Jdk.current());
  }

  private static SolrNode node(Jdk jdk, ExtensionContext context) {
    // JUnit closes what lies in the root store.
    return context
        .getRoot()
        .getStore(NODES)
        .getOrComputeIfAbsent(jdk, SharedNodes::start, TemporaryNode.class)
        .node();
  }

  private static TemporaryNode start(Jdk jdk) {
    return TemporaryNode.start(spec -> spec.withJdk(jdk));
  }
}
