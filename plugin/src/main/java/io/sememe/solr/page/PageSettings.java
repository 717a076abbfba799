// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.solr.HandlerArguments;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.util.NamedList;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says. All of it is optional.
 *
 * @param model the model that views begin with
 * @param title the stored field that hits are shown by
 * @param body the stored field that has their text
 * @param vector the vector field that is searched
 * @param words the fields that are searched by words, as {@code qf} has them
 * @param facets the fields that hits are narrowed by
 */
record PageSettings(
    @Nullable String model,
    @Nullable String title,
    @Nullable String body,
    @Nullable String vector,
    List<String> words,
    List<String> facets) {
  static final String MODEL = "model";
  static final String TITLE = "title";
  static final String BODY = "body";
  static final String VECTOR = "vector";
  static final String WORDS = "words";
  static final String FACETS = "facets";

  private static final Set<String> KNOWN =
      new TreeSet<>(Set.of(MODEL, TITLE, BODY, VECTOR, WORDS, FACETS));

  /** When nothing is configured. */
  static final PageSettings NONE = of(new NamedList<>());

  /**
   * Reads a configuration.
   *
   * @throws org.apache.solr.common.SolrException 400 when it has something that is not known
   */
  static PageSettings of(NamedList<?> args) {
    HandlerArguments.requireKnown(args, "PageHandler", KNOWN, KNOWN.toString());
    return new PageSettings(
        text(args, MODEL),
        text(args, TITLE),
        text(args, BODY),
        text(args, VECTOR),
        several(args, WORDS),
        several(args, FACETS));
  }

  private static @Nullable String text(NamedList<?> args, String name) {
    Object value = args.get(name);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private static List<String> several(NamedList<?> args, String name) {
    String value = text(args, name);
    return value == null
        ? List.of()
        : Arrays.stream(value.split("[,\\s]+")).filter(one -> !one.isEmpty()).toList();
  }
}
