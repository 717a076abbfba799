// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.TextPieces.Piece;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextPiecesTest {
  private static final String FIRST = "The river bank. ";

  /** Those of the first sentence; its full stop is seen, too, but not kept. */
  private static final int WORDS = 3;

  private static final String LAST = "The river.";

  /** What the model sees of a text beside the two special tokens. */
  private static final int ROOM = TinyModels.MAX_TOKENS - 2;

  @TempDir Path folder;

  private OpenModel open;

  @BeforeEach
  void open() {
    new TinyModels(folder).write("m").model("m", TinyModels.encoder().mixed().toBytes());
    open =
        ModelLoader.load(
            ModelFolder.find(folder, "m"),
            EncoderSettings.of(folder),
            new UsageCounter(),
            LoadTerms.NONE);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void what_the_model_sees_whole_is_one_piece() {
    List<Piece> pieces = pieces(FIRST + LAST);
    assertEquals(1, pieces.size());
    assertEquals(WORDS + 2, pieces.get(0).placed().count());
  }

  @Test
  void a_sentence_that_sight_ends_in_begins_the_next_piece() {
    String second = "A " + "bank ".repeat(ROOM) + ". ";
    List<Piece> pieces = pieces(FIRST + second);
    assertEquals(WORDS, pieces.get(0).placed().count());
    assertEquals(FIRST.length(), pieces.get(1).placed().starts()[0]);
  }

  @Test
  void a_sentence_that_sight_ends_with_stays_whole_where_it_is() {
    String second = "A " + "bank ".repeat(ROOM - WORDS - 4) + "bank.";
    for (String space : List.of(" ", "  \n")) {
      String seen = FIRST + second + space;
      List<Piece> pieces = pieces(seen + LAST);
      assertEquals(2, pieces.size());
      assertEquals(ROOM - 2, pieces.get(0).placed().count());
      assertEquals(seen.length(), pieces.get(1).placed().starts()[0]);
      assertEquals(2, pieces.get(1).placed().count());
    }
  }

  @Test
  void a_sentence_longer_than_sight_goes_on_in_the_middle() {
    List<Piece> pieces = pieces("bank ".repeat(2 * ROOM + 1));
    assertEquals(
        List.of(ROOM, ROOM, 1), pieces.stream().map(piece -> piece.placed().count()).toList());
  }

  private List<Piece> pieces(String text) {
    Deadline soon = Deadline.in(Duration.ofMinutes(1));
    TextPieces cutter = new TextPieces(open, open.tokens(), 10_000, soon);
    return cutter.of(text).stream().map(Supplier::get).toList();
  }
}
