// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.solr.common.util.NamedList;

/**
 * The models that the defaults of a request handler name: as {@code ans.model}, or as local
 * parameter of a query or a transformer, as in {@code {!semantic f=vector model=…}}.
 *
 * @param takesModels tells by name the query parsers and transformers whose parameter {@code model}
 *     is one of ours
 */
record DefaultsOfRequests(Predicate<String> takesModels) {
  private static final String ANSWERS = "ans.model";
  private static final Pattern LOCAL = Pattern.compile("(?:\\{!|\\[)([\\w-]+)([^}\\]]*)");
  private static final Pattern MODEL =
      Pattern.compile("\\smodel\\s*=\\s*(?:'([^']+)'|\"([^\"]+)\"|([^\\s'\"]+))");

  /** Returns them, possibly several times. */
  Stream<String> models(NamedList<?> args) {
    List<String> models = new ArrayList<>();
    args.forEach((name, value) -> collect(name, value, models));
    // A name that a request gives is not the configuration's.
    return models.stream().filter(model -> model.indexOf('$') < 0);
  }

  private void collect(String name, Object value, List<String> models) {
    if (value instanceof NamedList<?> inner) {
      inner.forEach((key, one) -> collect(key, one, models));
    } else if (value instanceof Iterable<?> several) {
      several.forEach(one -> collect(name, one, models));
    } else if (value instanceof String text) {
      collectText(name, text, models);
    }
  }

  private void collectText(String name, String text, List<String> models) {
    if (ANSWERS.equals(name)) {
      models.add(text);
    }
    for (Matcher local = LOCAL.matcher(text); local.find(); ) {
      Matcher model = MODEL.matcher(local.group(2));
      if (takesModels.test(local.group(1)) && model.find()) {
        Stream.of(1, 2, 3).map(model::group).filter(one -> one != null).forEach(models::add);
      }
    }
  }
}
