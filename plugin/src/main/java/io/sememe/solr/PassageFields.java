// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.List;

/**
 * How a passage lies in the index: as a nested document below its document, with its vector in the
 * vector field and these fields of the schema beside it.
 */
public final class PassageFields {
  /** The passage's text. */
  public static final String TEXT = "passage_text";

  /** The source field that it was cut from. */
  public static final String SOURCE = "passage_field";

  /** Where it starts in that field, in UTF-16 chars; of several values, in all of them joined. */
  public static final String START = "passage_start";

  /** Where it ends, exclusive. */
  public static final String END = "passage_end";

  /** All of them. */
  public static final List<String> ALL = List.of(TEXT, SOURCE, START, END);

  private static final String NESTED = "_passages";

  private PassageFields() {}

  /** Returns the name under which a document holds the passages of a vector field. */
  public static String nestedIn(String vectorField) {
    return vectorField + NESTED;
  }
}
