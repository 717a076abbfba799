// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two rankings side by side, in lines of at most 110 characters. */
final class ResultTable {

  static final int WIDTH = 110;

  private static final String INDENT = "   ";
  private static final String GAP = " | ";
  private static final int TITLE = 30;
  private static final int TOPIC = 11;
  private static final int COLUMN = (WIDTH - INDENT.length() - GAP.length()) / 2;

  private ResultTable() {}

  static List<String> lines(List<Hit> byWords, List<Hit> byMeaning) {
    List<String> left = column("by words", byWords);
    List<String> right = column("by meaning", byMeaning);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < Math.max(left.size(), right.size()); row++) {
      String line = INDENT + fit(cell(left, row), COLUMN) + GAP + cell(right, row);
      lines.add(line.stripTrailing());
    }
    return lines;
  }

  private static List<String> column(String heading, List<Hit> hits) {
    List<String> cells = new ArrayList<>();
    cells.add(heading);
    for (Hit hit : hits) {
      cells.add(cell(cells.size(), hit));
    }
    if (hits.isEmpty()) {
      cells.add("nothing");
    }
    return cells;
  }

  private static String cell(int rank, Hit hit) {
    String title = fit(hit.title(), TITLE);
    String topic = fit(hit.topic(), TOPIC);
    return String.format(Locale.ROOT, "%d %s %s %7.3f", rank, title, topic, hit.score());
  }

  private static String cell(List<String> column, int row) {
    return row < column.size() ? column.get(row) : "";
  }

  /** Exactly so many characters: filled up, or cut with an ellipsis. */
  private static String fit(String text, int width) {
    return text.length() > width
        ? text.substring(0, width - 3) + "..."
        : text + " ".repeat(width - text.length());
  }
}
