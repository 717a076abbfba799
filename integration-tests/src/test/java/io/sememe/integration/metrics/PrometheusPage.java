// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.metrics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Prometheus' text format 0.0.4, read strictly: whatever a Prometheus would refuse, or
 * take for something else, is an error with its line.
 */
final class PrometheusPage {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL =
      "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (\\S.*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|summary)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + ")(?:\\{(" + LABEL + "(?:," + LABEL + ")*)})? (NaN|[-+]?[0-9.eE+-]+)");
  private static final Map<String, Set<String>> SUFFIXES =
      Map.of("counter", Set.of(""), "gauge", Set.of(""), "summary", Set.of("", "_sum", "_count"));

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Double> samples = new HashMap<>();
  private String helped = "";
  private String family = "";

  private PrometheusPage() {}

  /** Reads a page. */
  static PrometheusPage read(String text) {
    if (!text.endsWith("\n")) {
      throw new AssertionError("the last line has no end");
    }
    PrometheusPage page = new PrometheusPage();
    text.lines().forEach(page::line);
    return page;
  }

  /** Returns the names of all families. */
  Set<String> families() {
    return new TreeSet<>(types.keySet());
  }

  /** Returns the value of a sample. */
  double value(String name, String... labels) {
    String key = name + sorted(labels);
    Double value = samples.get(key);
    if (value == null) {
      throw new AssertionError("no sample " + key + " among " + new TreeSet<>(samples.keySet()));
    }
    return value;
  }

  private void line(String line) {
    if (line.startsWith("# HELP ")) {
      helped = require(HELP, line).group(1);
    } else if (line.startsWith("#")) {
      begin(line, require(TYPE, line));
    } else {
      add(line, require(SAMPLE, line));
    }
  }

  private void begin(String line, Matcher type) {
    family = type.group(1);
    require(line, family.equals(helped), "the help before it is of " + helped);
    require(line, types.put(family, type.group(2)) == null, "the family is there already");
    boolean counts = family.endsWith("_total");
    require(line, counts == type.group(2).equals("counter"), "counters, and only they, end so");
  }

  private void add(String line, Matcher sample) {
    String name = sample.group(1);
    require(line, name.startsWith(family) && !family.isEmpty(), "the family is " + family);
    String type = types.get(family);
    String suffix = name.substring(family.length());
    require(line, SUFFIXES.get(type).contains(suffix), "a " + type + " has no such sample");
    Map<String, String> labels = labels(line, sample.group(2));
    boolean quantile = type.equals("summary") && suffix.isEmpty();
    require(line, quantile == labels.containsKey("quantile"), "of quantile");
    double value = Double.parseDouble(sample.group(sample.groupCount()));
    require(line, quantile || value >= 0, "below zero, or unknown");
    require(line, samples.put(name + labels, value) == null, "the sample is there already");
  }

  private static Map<String, String> labels(String line, String text) {
    Map<String, String> labels = new TreeMap<>();
    List<MatchResult> found =
        text == null ? List.of() : Pattern.compile(LABEL).matcher(text).results().toList();
    for (MatchResult label : found) {
      require(line, labels.put(label.group(1), label.group(2)) == null, "a label stands twice");
    }
    return labels;
  }

  private static Map<String, String> sorted(String... labels) {
    Map<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      sorted.put(labels[i], labels[i + 1]);
    }
    return sorted;
  }

  private static Matcher require(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    require(line, matcher.matches(), "not of the form " + pattern);
    return matcher;
  }

  private static void require(String line, boolean holds, String why) {
    if (!holds) {
      throw new AssertionError("line '" + line + "': " + why);
    }
  }
}
