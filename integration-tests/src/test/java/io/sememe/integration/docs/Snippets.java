// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fenced blocks of a Markdown text. */
final class Snippets {
  private static final String FENCE = "```";
  private static final Pattern HEADING = Pattern.compile("#+ +(.*)");
  private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");

  private final List<Snippet> found = new ArrayList<>();
  private String section = "";
  private String marker = "";

  private Snippets() {}

  /** Returns the blocks in their order. */
  static List<Snippet> of(String markdown) {
    Snippets snippets = new Snippets();
    Iterator<String> lines = markdown.lines().iterator();
    while (lines.hasNext()) {
      snippets.read(lines.next().strip(), lines);
    }
    return List.copyOf(snippets.found);
  }

  private void read(String line, Iterator<String> rest) {
    Matcher heading = HEADING.matcher(line);
    Matcher comment = COMMENT.matcher(line);
    if (line.startsWith(FENCE)) {
      String language = line.substring(FENCE.length()).strip();
      found.add(new Snippet(section, marker, language, body(rest)));
      marker = "";
    } else if (heading.matches()) {
      section = heading.group(1);
      marker = "";
    } else if (comment.matches()) {
      marker = comment.group(1);
    } else if (!line.isEmpty()) {
      marker = "";
    }
  }

  private static String body(Iterator<String> rest) {
    List<String> lines = new ArrayList<>();
    while (rest.hasNext()) {
      String line = rest.next();
      if (line.strip().equals(FENCE)) {
        return String.join("\n", lines);
      }
      lines.add(line);
    }
    throw new IllegalArgumentException("the last block is not closed: " + lines);
  }
}
