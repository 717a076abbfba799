// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of an assignment in a shell script, as far as settings use the language: quotes,
 * variables with and without a default, comments. Nothing is run.
 */
final class ShellText {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(\\w+)(?::?-([^}]*))?\\}|(\\w+))");

  private final Map<String, String> variables;
  private final String text;
  private final StringBuilder value = new StringBuilder();
  private int at;

  private ShellText(String text, Map<String, String> variables) {
    this.text = text;
    this.variables = variables;
  }

  /** Returns the value that stands at the start of a text. */
  static String value(String text, Map<String, String> variables) {
    return new ShellText(text, variables).read();
  }

  private String read() {
    while (at < text.length() && !isEnd(text.charAt(at))) {
      switch (text.charAt(at)) {
        case '\'' -> quoted('\'', false);
        case '"' -> quoted('"', true);
        default -> plain();
      }
    }
    return value.toString();
  }

  private static boolean isEnd(char c) {
    return Character.isWhitespace(c) || c == ';' || c == '#' || c == '&' || c == '|';
  }

  private void quoted(char quote, boolean expanded) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += expanded && text.charAt(end) == '\\' ? 2 : 1;
    }
    String inside = text.substring(at + 1, Math.min(end, text.length()));
    value.append(expanded ? expand(inside.replace("\\\"", "\"")) : inside);
    at = end + 1;
  }

  private void plain() {
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at)) && "'\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    value.append(expand(text.substring(start, at)));
  }

  private String expand(String part) {
    return VARIABLE.matcher(part).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
  }

  private String valueOf(MatchResult variable) {
    String name = variable.group(1) == null ? variable.group(3) : variable.group(1);
    String otherwise = variable.group(2) == null ? "" : variable.group(2);
    String known = variables.getOrDefault(name, "");
    return known.isEmpty() ? otherwise : known;
  }
}
