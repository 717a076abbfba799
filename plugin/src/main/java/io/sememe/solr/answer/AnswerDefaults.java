// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.solr.SolrErrors;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * The parameters {@code ans.…} of requests, and what a configuration gives to those that do not
 * say.
 *
 * @param configured by name, without {@code ans.}
 */
record AnswerDefaults(SolrParams configured) {
  static final String Q = "q";
  static final String MODEL = "model";
  static final String FIELDS = "f";
  static final String VECTOR_FIELD = "vf";
  static final String COUNT = "n";
  static final String DEPTH = "depth";
  static final String PASSAGES = "passages";
  static final String MIN_SCORE = "minScore";
  static final String TIME_ALLOWED = "timeAllowed";

  private static final String PREFIX = "ans.";
  private static final Set<String> CONFIGURABLE =
      Set.of(MODEL, FIELDS, VECTOR_FIELD, COUNT, DEPTH, PASSAGES, MIN_SCORE, TIME_ALLOWED);

  /**
   * Reads a configuration. Of several values for a name the first counts that is not blank.
   *
   * @param known which parameters it may have
   * @throws org.apache.solr.common.SolrException 400 when it has another one
   */
  static AnswerDefaults of(String type, NamedList<?> args, Set<String> known) {
    ModifiableSolrParams configured = new ModifiableSolrParams();
    // Solr reads no property as the default of another: the next one of the name is that.
    for (int i = args.size() - 1; i >= 0; i--) {
      String value = String.valueOf(args.getVal(i));
      if (!value.isBlank() || !known.contains(args.getName(i))) {
        configured.set(args.getName(i), value);
      }
    }
    requireKnown(type, configured, "", known);
    return new AnswerDefaults(configured);
  }

  /** Reads the configuration of what takes all parameters. */
  static AnswerDefaults of(String type, NamedList<?> args) {
    return of(type, args, CONFIGURABLE);
  }

  /** Returns the model that the configuration names, if it does. */
  Stream<String> models() {
    return Stream.ofNullable(configured.get(MODEL));
  }

  /** Returns what a request says, or else the configuration; null when neither does. */
  @Nullable String get(SolrQueryRequest request, String name) {
    String given = given(request, name);
    return given == null ? configured.get(name) : given;
  }

  /** Returns what a request says, or else the configuration, or else this. */
  String get(SolrQueryRequest request, String name, String otherwise) {
    String given = get(request, name);
    return given == null ? otherwise : given;
  }

  /** Returns what a request says; null when it says nothing. */
  static @Nullable String given(SolrQueryRequest request, String name) {
    String given = request.getParams().get(PREFIX + name, "");
    return given.isBlank() ? null : given;
  }

  /** Returns how users write a parameter in a request. */
  static String label(String name) {
    return PREFIX + name;
  }

  /**
   * Makes sure that a request has no parameter {@code ans.…} that nobody reads: a misspelt one
   * would just answer worse.
   *
   * @throws org.apache.solr.common.SolrException 400 with those that are unknown, and those that
   *     are not
   */
  static void requireKnown(SolrQueryRequest request) {
    Set<String> known = new TreeSet<>(CONFIGURABLE);
    known.add(Q);
    requireKnown("ans=true", request.getParams(), PREFIX, known);
  }

  private static void requireKnown(
      String label, SolrParams given, String prefix, Set<String> known) {
    Set<String> unknown = new TreeSet<>();
    given.getParameterNamesIterator().forEachRemaining(unknown::add);
    unknown.removeIf(
        name -> !name.startsWith(prefix) || known.contains(name.substring(prefix.length())));
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          label
              + " does not know "
              + unknown
              + "; it knows "
              + known.stream().sorted().map(name -> prefix + name).toList());
    }
  }
}
