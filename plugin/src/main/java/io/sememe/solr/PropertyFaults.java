// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with system properties of ours. It needs no class of Solr's, and it is public,
 * because {@code bin/sememe doctor} asks it by name in a process that has our jars and no others:
 * what the doctor says of a node's properties is what the node will say.
 */
public final class PropertyFaults {
  private static final String OURS = "sememe.";

  /** Tests tell themselves things that are none of a node's business. */
  private static final String OF_TESTS = "sememe.test.";

  private PropertyFaults() {}

  /** Returns all that is unknown or wrong, in one message; empty when nothing is. */
  public static Optional<String> of(Properties properties) {
    Map<String, String> given = ours(properties);
    List<String> faults = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(given.keySet());
    for (NodeProperty property : NodeProperties.ALL) {
      @Nullable String value = given.get(property.name());
      if (value != null) {
        unknown.remove(property.name());
        property.fault(value).ifPresent(faults::add);
      }
    }
    if (!unknown.isEmpty()) {
      faults.add("unknown: " + String.join(", ", unknown) + "; known: " + known());
    }
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of("system properties of Sememe are wrong: " + String.join("; ", faults));
  }

  /** Returns those of ours that are set, by name. */
  static Map<String, String> ours(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(OURS) && !name.startsWith(OF_TESTS))
        .collect(
            Collectors.toMap(
                name -> name,
                name -> properties.getProperty(name).strip(),
                (one, other) -> one,
                TreeMap::new));
  }

  private static String known() {
    return NodeProperties.ALL.stream().map(NodeProperty::name).collect(Collectors.joining(", "));
  }
}
