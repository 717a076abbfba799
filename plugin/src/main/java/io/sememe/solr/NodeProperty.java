// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A system property that an administrator may set.
 *
 * @param name its name
 * @param usual what is in force when it is not set, in words
 * @param range what it may be
 * @param effect what it does, in words, as the install guide shows it
 */
record NodeProperty(String name, String usual, Range range, String effect) {

  /** What a property may be. */
  sealed interface Range {
    /** Returns it in words. */
    String words();

    /** Returns whether a value is within it. */
    boolean has(String value);
  }

  /** A whole number from the least to the most, both included. */
  record WholeNumber(long least, long most) implements Range {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    @Override
    public String words() {
      return least + " to " + most;
    }

    @Override
    public boolean has(String value) {
      return DIGITS.matcher(value).matches()
          && Long.parseLong(value) >= least
          && Long.parseLong(value) <= most;
    }
  }

  /** One of some words. */
  record OneOf(List<String> values) implements Range {
    static final OneOf SWITCH = new OneOf(List.of("true", "false"));

    @Override
    public String words() {
      return "`" + String.join("`, `", values) + "`";
    }

    @Override
    public boolean has(String value) {
      return values.contains(value);
    }
  }

  /** A text that looks as told. */
  record Text(String words, Pattern form) implements Range {
    static Text of(String words, String form) {
      return new Text(words, Pattern.compile(form));
    }

    @Override
    public boolean has(String value) {
      return form.matcher(value).matches();
    }
  }

  /** Returns what is wrong with a value, with what it may be; empty when nothing is. */
  Optional<String> fault(String value) {
    return range.has(value)
        ? Optional.empty()
        : Optional.of(name + " must be " + range.words().replace("`", "") + ", got: " + value);
  }

  /** Returns its row of the install guide's table. */
  String row() {
    return "| `" + name + "` | " + usual + " | " + range.words() + " | " + effect + " |";
  }
}
