// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Puts queries and texts together to what a model sees of both. A query has a share of its own, so
 * that it is kept however long the text is; only one beyond its share is cut. What the query leaves
 * is the text's. Immutable.
 */
public final class PairBuilder {
  private final PairFrame frame;
  private final int room;
  private final int queryTokens;

  /**
   * Creates a builder.
   *
   * @param frame the special tokens
   * @param maxTokens how many tokens the model sees, special tokens included
   * @param queryTokens how many of them a query may have; empty: half of what special tokens leave
   * @throws EncoderException FAILED when that leaves no token for a query or for a text
   */
  public PairBuilder(PairFrame frame, int maxTokens, OptionalInt queryTokens) {
    this.frame = frame;
    this.room = maxTokens - frame.length();
    this.queryTokens = queryTokens.orElse(room / 2);
    if (this.queryTokens < 1 || this.queryTokens >= room) {
      throw new EncoderException(
          Kind.FAILED,
          "a limit of "
              + maxTokens
              + " tokens, "
              + frame.length()
              + " of them special and "
              + this.queryTokens
              + " for the query, must leave at least one for the query and one for the text");
    }
  }

  /** Returns how many tokens a query may have. */
  public int queryTokens() {
    return queryTokens;
  }

  /** Returns what pairs have of a query: its first tokens, without special ones. */
  public long[] query(Encoding content) {
    long[] ids = frame.withoutOwn(content.ids());
    return ids.length > queryTokens ? Arrays.copyOf(ids, queryTokens) : ids;
  }

  /** Returns how many tokens at the end of a query are beyond its share. */
  public int queryTokensCut(Encoding content) {
    return frame.withoutOwn(content.ids()).length - query(content).length;
  }

  /**
   * Puts a pair together.
   *
   * @param query what {@link #query} returned
   * @param content the tokens of the text
   */
  public PairTokens pair(long[] query, Encoding content) {
    long[] text = frame.withoutOwn(content.ids());
    int kept = Math.min(text.length, room - query.length);
    return new PairTokens(frame.around(query, text, kept), text.length - kept);
  }

  /** Returns the tokens of a part of a text that pairs may have, with their places in it. */
  public Encoding content(Encoding content) {
    return frame.withoutOwn(content);
  }

  /** Returns how many tokens of a text stand beside a query, at least 1. */
  public int room(long[] query) {
    return room - query.length;
  }

  /** Returns the place of the text's first token in a pair. */
  public int textStart(long[] query) {
    return frame.before().length + query.length + frame.between().length;
  }

  /**
   * Puts a pair together of which nothing is cut.
   *
   * @param query what {@link #query} returned
   * @param text of what {@link #content} returned, at most as many as there is {@link #room}
   */
  public long[] whole(long[] query, long[] text) {
    return frame.around(query, text, text.length);
  }

  /** Returns the shortest pair of a query and a text that both have tokens: one, repeated. */
  public long[] shortest(long token) {
    return repeated(token, 1, 1);
  }

  /** Returns the longest pair that there can be, with one token repeated. */
  public long[] longest(long token) {
    return repeated(token, queryTokens, room - queryTokens);
  }

  /**
   * Returns a pair of which query and text have a part of what they may have, with one token
   * repeated.
   *
   * @param part from 0 to 1; each has one token at least
   */
  public long[] partly(long token, double part) {
    return repeated(
        token,
        (int) Math.ceil(Math.max(1, part * queryTokens)),
        (int) Math.ceil(Math.max(1, part * (room - queryTokens))));
  }

  private long[] repeated(long token, int query, int text) {
    long[] ids = new long[Math.max(query, text)];
    Arrays.fill(ids, token);
    return frame.around(Arrays.copyOf(ids, query), ids, text);
  }
}
