// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.texts.StoredTexts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.util.NamedList;

/**
 * What the configuration says for requests that do not.
 *
 * @param field the vector field
 * @param model the model
 * @param fields the fields that are highlighted
 */
record HighlightConfig(Optional<String> field, Optional<String> model, List<String> fields) {
  private static final String FIELD = "vf";
  private static final String MODEL = "model";
  private static final String FIELDS = "f";
  private static final Set<String> KNOWN = new TreeSet<>(Set.of(FIELD, MODEL, FIELDS));

  /** The configuration that says nothing. */
  static final HighlightConfig EMPTY =
      new HighlightConfig(Optional.empty(), Optional.empty(), List.of());

  /**
   * Reads the parameters.
   *
   * @throws org.apache.solr.common.SolrException 400 when one is unknown
   */
  static HighlightConfig of(NamedList<?> args) {
    Set<String> unknown = new TreeSet<>();
    args.forEach(parameter -> unknown.add(parameter.getKey()));
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          "SemanticHighlightComponent does not know " + unknown + "; it knows " + KNOWN);
    }
    return new HighlightConfig(text(args, FIELD), text(args, MODEL), names(args));
  }

  private static Optional<String> text(NamedList<?> args, String name) {
    return Optional.ofNullable(args.get(name))
        .map(value -> value.toString().trim())
        .filter(value -> !value.isEmpty());
  }

  private static List<String> names(NamedList<?> args) {
    return text(args, FIELDS).map(StoredTexts::names).orElse(List.of());
  }
}
