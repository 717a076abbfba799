// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.analysis.PieceToken.Kind;
import io.sememe.solr.analysis.attribute.TokenIdAttribute;
import java.util.Locale;
import java.util.function.Consumer;

/** What becomes of a word that the model has in several pieces. */
enum Subwords {
  /** Each piece is a token of its own, one after the other. */
  POSITIONS {
    @Override
    void add(ModelWord word, Consumer<PieceToken> tokens) {
      for (int i = word.from(); i < word.to(); i++) {
        if (!word.piece(i).isEmpty()) {
          tokens.accept(
              new PieceToken(word.piece(i), word.id(i), word.pieceKind(), 1, word.place(i)));
        }
      }
    }
  },

  /** The word, and its pieces at its position. */
  STACKED {
    @Override
    void add(ModelWord word, Consumer<PieceToken> tokens) {
      JOINED.add(word, tokens);
      int increment = word.text().isEmpty() ? 1 : 0;
      for (int i = word.from(); !word.isWhole() && i < word.to(); i++) {
        if (!word.piece(i).isEmpty()) {
          tokens.accept(
              new PieceToken(
                  word.piece(i), word.id(i), Kind.SUBWORD, increment, word.placeInWord(i)));
          increment = 0;
        }
      }
    }
  },

  /** The word alone. */
  JOINED {
    @Override
    void add(ModelWord word, Consumer<PieceToken> tokens) {
      String text = word.text();
      if (!text.isEmpty()) {
        long id = word.isWhole() ? word.id(word.from()) : TokenIdAttribute.NONE;
        tokens.accept(new PieceToken(text, id, Kind.WORD, 1, word.place()));
      }
    }
  };

  /** Adds the tokens of a word. */
  abstract void add(ModelWord word, Consumer<PieceToken> tokens);

  /** Returns its name in a configuration. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
