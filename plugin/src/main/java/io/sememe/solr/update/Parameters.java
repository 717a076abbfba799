// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a configuration, read once each. What is missing, not known or out of range is
 * refused with 400 that names the parameter.
 */
final class Parameters {
  private static final String NONE = "none";

  /** Few enough digits for an int. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private final Class<?> component;
  private final Map<String, String> rest = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  /**
   * Creates parameters of which none has been read.
   *
   * @param component whose they are, as errors name it
   */
  Parameters(Class<?> component, NamedList<?> args) {
    this.component = component;
    args.forEach((name, value) -> putOnce(name, String.valueOf(value)));
  }

  // A list of values reads like one parameter with several fields, and only the last would count.
  private void putOnce(String name, String value) {
    if (rest.put(name, value.trim()) != null) {
      throw refused(
          "parameter '"
              + name
              + "' is given twice; several fields are one value, separated by commas");
    }
  }

  /** Returns a text that must be there. */
  String text(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw refused("missing parameter '" + name + "'");
    }
    return value;
  }

  /** Returns a text, or another one when it is not there or blank. */
  String text(String name, String otherwise) {
    known.add(name);
    @Nullable String value = rest.remove(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  /** Returns a whole number in a range. */
  int number(String name, int otherwise, int least, int most) {
    String value = text(name, Integer.toString(otherwise));
    long number = WHOLE_NUMBER.matcher(value).matches() ? Long.parseLong(value) : -1;
    if (number < least || number > most) {
      throw refused(
          "parameter '"
              + name
              + "' must be a whole number from "
              + least
              + (most == Integer.MAX_VALUE ? "" : " to " + most)
              + ", got: "
              + value);
    }
    return (int) number;
  }

  /** Returns the names in a list that commas separate, possibly none. */
  List<String> names(String name) {
    return Arrays.stream(text(name, "").split(","))
        .map(String::trim)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  /** Returns a constant by its name in lower case. */
  <E extends Enum<E>> E oneOf(String name, E otherwise) {
    String value = text(name, label(otherwise));
    Class<E> type = otherwise.getDeclaringClass();
    return find(type, value).orElseThrow(() -> noneOf(labels(type), name, value));
  }

  /** Returns a constant by its name in lower case; empty for "none", and when it is not there. */
  <E extends Enum<E>> Optional<E> oneOrNone(String name, Class<E> type) {
    String value = text(name, NONE);
    Optional<E> found = find(type, value);
    if (found.isEmpty() && !value.equals(NONE)) {
      throw noneOf(Stream.concat(Stream.of(NONE), labels(type)), name, value);
    }
    return found;
  }

  /** Makes sure that all have been read. */
  void requireNoOther() {
    if (!rest.isEmpty()) {
      throw refused("unknown parameters " + rest.keySet() + "; there are: " + known);
    }
  }

  SolrException refused(String reason) {
    return refused(component, reason);
  }

  /** Returns the exception for a configuration of a component that cannot be. */
  static SolrException refused(Class<?> component, String reason) {
    return SolrErrors.badRequest(component.getSimpleName() + ": " + reason);
  }

  private static <E extends Enum<E>> Optional<E> find(Class<E> type, String label) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> label(constant).equals(label))
        .findFirst();
  }

  private SolrException noneOf(Stream<String> labels, String name, String value) {
    return refused(name + " must be one of " + labels.toList() + ", got: " + value);
  }

  private static <E extends Enum<E>> Stream<String> labels(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Parameters::label);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
