// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import io.sememe.encoder.Role;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.solr.search.QParser;
import org.apache.solr.update.processor.UpdateRequestProcessor;

/** Who decides what a text is to the search. */
enum RoleChoice {
  /** All texts are queries. */
  QUERY,
  /** All texts are passages. */
  PASSAGE,
  /** A text is a passage to an update processor, and a query to everything else. */
  AUTO;

  private static final StackWalker CALLERS = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  /**
   * Reads the parameter.
   *
   * @throws IllegalArgumentException for any other value; the message lists those that there are
   */
  static RoleChoice of(String value) {
    List<String> labels = Arrays.stream(values()).map(RoleChoice::label).toList();
    int found = labels.indexOf(value);
    if (found < 0) {
      throw new IllegalArgumentException("role must be one of " + labels + ", got: " + value);
    }
    return values()[found];
  }

  /** Returns the name as parameters write it: lower case. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the role of a text that the caller asks for now. */
  Role role() {
    return switch (this) {
      case QUERY -> Role.QUERY;
      case PASSAGE -> Role.PASSAGE;
      case AUTO -> CALLERS.walk(RoleChoice::wanted).orElse(Role.QUERY);
    };
  }

  // Nothing else tells them apart: the module calls embed(String) for both, and a query in a
  // deletion is part of an update request. The nearest caller is the one that needs the text.
  private static Optional<Role> wanted(Stream<StackFrame> callers) {
    return callers.map(StackFrame::getDeclaringClass).flatMap(RoleChoice::wanted).findFirst();
  }

  private static Stream<Role> wanted(Class<?> caller) {
    if (UpdateRequestProcessor.class.isAssignableFrom(caller)) {
      return Stream.of(Role.PASSAGE);
    }
    return QParser.class.isAssignableFrom(caller) ? Stream.of(Role.QUERY) : Stream.empty();
  }
}
