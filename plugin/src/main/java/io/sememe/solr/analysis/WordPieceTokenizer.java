// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelTokenizer;
import io.sememe.encoder.ModelTokens;
import io.sememe.solr.analysis.PieceToken.Kind;
import io.sememe.solr.analysis.PieceToken.Place;
import io.sememe.solr.analysis.attribute.SourceTextAttribute;
import io.sememe.solr.analysis.attribute.TokenIdAttribute;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeFactory;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a model's own tokenizer; {@link WordPieceTokenizerFactory} makes it.
 *
 * <p>Reads a text of any length in stretches of some ten thousand chars. Offsets are those of the
 * text before char filters. Pieces of words and special tokens are keywords, so that stemmers leave
 * them alone. As Lucene's streams are, for one thread at a time.
 */
public final class WordPieceTokenizer extends Tokenizer {
  /** The type of a token that is a whole word. */
  public static final String WORD = "word";

  /** The type of a token that is one of several pieces of a word. */
  public static final String SUBWORD = "subword";

  /** The type of a token that the model puts around every text. */
  public static final String SPECIAL = "special";

  private final ModelSource models;
  private final Form form;
  private final TextStretches stretches;
  private final Queue<PieceToken> waiting = new ArrayDeque<>();
  private @Nullable ModelTokenizer model;
  private @Nullable ModelTokens tokens;
  private String stretch = "";
  private int stretchStart;
  private int nextToken;
  private int lastOffset;
  private boolean ended;

  private final CharTermAttribute termAttribute = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offsetAttribute = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute incrementAttribute =
      addAttribute(PositionIncrementAttribute.class);
  private final TypeAttribute typeAttribute = addAttribute(TypeAttribute.class);
  private final KeywordAttribute keywordAttribute = addAttribute(KeywordAttribute.class);
  private final TokenIdAttribute idAttribute = addAttribute(TokenIdAttribute.class);
  private final SourceTextAttribute sourceAttribute = addAttribute(SourceTextAttribute.class);

  /**
   * What is asked for.
   *
   * @param model the model's name
   * @param subwords what becomes of words of several pieces
   * @param special whether the special tokens are among the tokens
   */
  record Form(String model, Subwords subwords, boolean special) {}

  WordPieceTokenizer(AttributeFactory factory, ModelSource models, Form form) {
    this(factory, models, form, new TextStretches(TextStretches.USUAL, TextStretches.MOST));
  }

  WordPieceTokenizer(
      AttributeFactory factory, ModelSource models, Form form, TextStretches stretches) {
    super(factory);
    this.models = models;
    this.form = form;
    this.stretches = stretches;
    stretches.reset(input);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    stretches.reset(input);
    waiting.clear();
    model = null;
    tokens = null;
    stretch = "";
    stretchStart = 0;
    lastOffset = 0;
    ended = false;
  }

  @Override
  public boolean incrementToken() throws IOException {
    clearAttributes();
    while (waiting.isEmpty()) {
      if (!addMore()) {
        return false;
      }
    }
    set(waiting.remove());
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(stretches.position());
    offsetAttribute.setOffset(end, end);
  }

  @Override
  public void close() throws IOException {
    super.close();
    // What throws when it is read: a stream is reset before each use.
    stretches.reset(input);
    tokens = null;
  }

  private boolean addMore() throws IOException {
    if (tokens != null && nextToken < tokens.length()) {
      ModelWord word = ModelWord.at(tokens, stretch, nextToken);
      form.subwords().add(word, waiting::add);
      nextToken = word.to();
    } else if (!ended) {
      addStretch();
    } else {
      return false;
    }
    return true;
  }

  private void addStretch() throws IOException {
    int start = stretches.position();
    String next = stretches.next();
    if (model == null) {
      model = models.tokenizer(form.model());
      stretch = next == null ? "" : next;
      addSpecial(ask(asked -> asked.before(models.deadline())), 0);
    }
    if (next == null) {
      addLast();
    } else {
      stretch = next;
      stretchStart = start;
      tokens = ask(asked -> asked.tokens(next, models.deadline()));
      nextToken = 0;
    }
  }

  private void addLast() {
    ended = true;
    tokens = null;
    addSpecial(ask(asked -> asked.after(models.deadline())), stretch.length());
  }

  private void addSpecial(ModelTokens special, int place) {
    for (int i = 0; form.special() && i < special.length(); i++) {
      String term = special.pieces().get(i);
      waiting.add(new PieceToken(term, special.ids()[i], Kind.SPECIAL, 1, Place.of(place, place)));
    }
  }

  private void set(PieceToken token) {
    Place place = token.place();
    termAttribute.append(token.term());
    int start = Math.max(lastOffset, correctOffset(stretchStart + place.shownStart()));
    int end = Math.max(start, correctOffset(stretchStart + place.shownEnd()));
    lastOffset = start;
    offsetAttribute.setOffset(start, end);
    incrementAttribute.setPositionIncrement(token.increment());
    typeAttribute.setType(token.kind().type());
    keywordAttribute.setKeyword(token.kind().isKeyword());
    idAttribute.setId(token.id());
    sourceAttribute.set(stretch, place.start(), place.end());
  }

  private ModelTokens ask(Function<ModelTokenizer, ModelTokens> question) {
    try {
      return question.apply(Objects.requireNonNull(model));
    } catch (EncoderException e) {
      throw models.failure(e);
    }
  }
}
