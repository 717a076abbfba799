// SPDX-License-Identifier: Apache-2.0
/**
 * Text to tokens, exactly as the model was trained.
 *
 * <p>{@link io.sememe.encoder.tokenize.TextTokenizer} is the way in. It cleans the text ({@code
 * TextCleaner}), encodes it once with the model's own {@code tokenizer.json} ({@code DjlTokenizer},
 * the only class that touches the native tokenizer), and cuts and frames the tokens in Java ({@code
 * SpecialTokens}). The tokenizer file's own truncation and padding are removed when it is read
 * ({@code TokenizerFile}): natively they can abort the JVM, and their limits are not ours.
 *
 * <p>A query and a text that a model sees together are put together by {@link
 * io.sememe.encoder.tokenize.PairBuilder}, in the {@link io.sememe.encoder.tokenize.PairFrame} that
 * the tokenizer file describes ({@code PairTemplate}). {@link
 * io.sememe.encoder.tokenize.SourcedTokens} says of each token of a text or a pair where it stands.
 *
 * <p>What the tokens are called is read from the vocabulary once ({@code Pieces}). Which text they
 * stand for follows from the tokenizer's way of writing it ({@code Spelling}): {@link
 * io.sememe.encoder.tokenize.SpelledTokens}. Where a model weighs the terms of its vocabulary,
 * {@link io.sememe.encoder.tokenize.TermTable} says which tokens those are.
 *
 * <p>A text of plain ASCII never gets to the native tokenizer where the file is BERT's ({@code
 * BertFile}): {@code AsciiWordPiece} gives the same tokens and offsets from a table of the
 * vocabulary ({@code Vocabulary}).
 */
@NullMarked
package io.sememe.encoder.tokenize;

import org.jspecify.annotations.NullMarked;
