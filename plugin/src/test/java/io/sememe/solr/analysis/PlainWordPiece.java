// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** BERT's tokenizer as its paper's code describes it: lower case, split, longest piece first. */
final class PlainWordPiece {
  private static final int LONGEST_WORD = 100;

  private final Set<String> vocabulary = new HashSet<>();

  PlainWordPiece(Path tokenizerJson) throws IOException {
    JsonNode json = new ObjectMapper().readTree(tokenizerJson.toFile());
    json.path("model").path("vocab").fieldNames().forEachRemaining(vocabulary::add);
  }

  List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (String word : divided(text).split(" ", -1)) {
      if (!word.isEmpty()) {
        tokens.addAll(pieces(word));
      }
    }
    return tokens;
  }

  private static String divided(String text) {
    StringBuilder divided = new StringBuilder();
    String small = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    small
        .codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c)) {
                divided.append(' ');
              } else if (isPunctuation(c, type) || Character.isIdeographic(c)) {
                divided.append(' ').appendCodePoint(c).append(' ');
              } else if (type != Character.NON_SPACING_MARK
                  && type != Character.CONTROL
                  && type != Character.FORMAT
                  && c != 0xFFFD) {
                divided.appendCodePoint(c);
              }
            });
    return divided.toString();
  }

  private static boolean isPunctuation(int c, int type) {
    boolean ascii = c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    return ascii
        || type == Character.CONNECTOR_PUNCTUATION
        || type == Character.DASH_PUNCTUATION
        || type == Character.START_PUNCTUATION
        || type == Character.END_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION;
  }

  private List<String> pieces(String word) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (start < word.length()) {
      String prefix = start == 0 ? "" : "##";
      int end = word.length();
      while (end > start && !vocabulary.contains(prefix + word.substring(start, end))) {
        end--;
      }
      if (end == start || word.codePointCount(0, word.length()) > LONGEST_WORD) {
        return List.of("[UNK]");
      }
      pieces.add(prefix + word.substring(start, end));
      start = end;
    }
    return pieces;
  }
}
