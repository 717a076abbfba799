// SPDX-License-Identifier: Apache-2.0
/**
 * Text to contextual embeddings with BERT-style bidirectional encoders, in this JVM.
 *
 * <p>A tour, in the order in which a text travels:
 *
 * <ol>
 *   <li>{@link io.sememe.encoder.Encoders} owns the open models. It opens each model folder once,
 *       in the background, and hands out tasks, such as {@link io.sememe.encoder.TextEmbedder}.
 *   <li>{@code tokenize} cleans the text, encodes it once and cuts it to the model's limit, in the
 *       caller's thread.
 *   <li>{@code schedule} finds it a slot, in this thread or in one of ours: search work goes before
 *       index work, equal texts are encoded once, and what waits is bounded.
 *   <li>{@code onnx} runs the model; {@code model} knows how its output becomes a vector.
 *   <li>The vector is checked (finite, of the promised length) and returned as an {@link
 *       io.sememe.encoder.Embedding}.
 * </ol>
 *
 * <p>{@link io.sememe.encoder.TokenEmbedder} goes the same way and keeps a row for each token:
 * {@code TokenVectorTokenizer} says what the model sees of a text and which of it is kept, {@code
 * TokenStates} runs the model, {@link io.sememe.encoder.TokenVectors} is what comes out.
 *
 * <p>A query and a text may also be seen by a model at once: {@link io.sememe.encoder.PairScorer}
 * puts them together, runs them the same way, and gives a {@link io.sememe.encoder.PairScore}.
 *
 * <p>Where such a model is trained to find answers, {@link io.sememe.encoder.AnswerReader} gives
 * the words of the texts that answer a question: {@code SpanReader} puts the question and each
 * window of a text together ({@code SpanForm}, {@code SpansOfQuestion}), and {@code SpansOfText}
 * makes answers of the spans that {@code span} finds in the logits of the tokens.
 *
 * <p>{@link io.sememe.encoder.SparseEncoder} gives the terms of a vocabulary that speak for a text,
 * with weights: the graph chooses the heaviest of a window of the text ({@code TermsOfText}), those
 * of its windows become one list ({@code HeaviestTerms}), and a query may need no run at all
 * ({@code QueryTerms}).
 *
 * <p>{@link io.sememe.encoder.AttentionProbe} shows which tokens look at which: {@code
 * AttentionModel} opens the model once more for that, on the CPU, says what of a text or a pair is
 * seen, and checks what comes out ({@code AttentionCheck}), an {@link io.sememe.encoder.Attention}.
 *
 * <p>A text that is longer than the model sees goes through {@code passage}: it is cut into {@link
 * io.sememe.encoder.TextSpan}s as a {@link io.sememe.encoder.PassagePlan} says, and each becomes a
 * vector of its own, alone or from the states that its tokens have in the whole text ({@link
 * io.sememe.encoder.PassagePooling}). Long lists and long texts are started a few runs ahead
 * ({@code StepsAhead}) and go on while they are awaited. What went through a model is its {@link
 * io.sememe.encoder.ModelUsage}.
 *
 * <p>The vectors of a text's tokens lie in an index as {@link io.sememe.encoder.StoredTokens}, and
 * {@link io.sememe.encoder.MaxSim} compares those of a query with them: the query's tokens become
 * two columns of integers each ({@code QueryCodes}), documents pass by in blocks ({@code
 * MaxSimPass}), {@code onnx} multiplies, and of each row of products the largest are kept ({@code
 * BestCosines}).
 *
 * <p>{@link io.sememe.encoder.PartScorer} compares parts of a text the same way, in the context of
 * the whole: {@code TextPieces} cuts what is longer than the model sees, {@code PartsOfQuestion}
 * runs what has no stored vectors, and of the cosines ({@code CosineTable}) each part keeps those
 * of its own tokens ({@code PartMatches}). With it any such model is an {@link
 * io.sememe.encoder.AnswerReader} whose answers are sentences ({@code SentenceReader}).
 *
 * <p>{@code ModelLoader} opens a model with {@code ModelSessions} on the device that it is meant
 * for, or the one it may fall back to, and tries it; an {@code OpenModel} is called through {@code
 * ModelCalls}, which hold a lease and note when a GPU has no memory left: then {@code ModelSlot}
 * loads it anew, once. {@link io.sememe.encoder.DeviceInUse} is what it really runs on.
 *
 * <p>{@code ModelSlots} has a place for each model that was asked for. A {@code ModelSlot} loads it
 * ({@code SlotLoads}, {@code ModelLoads}), again after a failure when {@code Backoff} says so, and
 * beside the one in memory when its files have changed: each call keeps the model that it began
 * with ({@code ModelUse}), and what was replaced is closed when the last such call has ended
 * ({@code LoadedModel}). Before it is ready, {@code WarmUp} runs inputs of all lengths, and {@code
 * TrialModel} compares what comes out with the vectors that its descriptor keeps; {@code
 * ModelVerifier} does so later, for {@link io.sememe.encoder.Encoders#verify}.
 *
 * <p>Before that, {@code ModelLoads} asks {@code MemoryGuard} whether there is room for it, and
 * lets {@code Preflight} try files that are not known in a process of their own: {@code Trials}
 * starts it with {@code process}, {@code TrialMain} runs in it, loads the model as anybody does and
 * uses it ({@code TrialSteps}), and {@code TrialOutcome} tells what became of it. {@link
 * io.sememe.encoder.ModelTrial} does the same for who asks. {@code LoadTerms} tell {@code
 * ModelLoader} what was tried, and what to ask before it opens a model once more ({@code
 * LazySession}).
 *
 * <p>Callers use this package only; the rooms below it ({@code model}, {@code tokenize}, {@code
 * passage}, {@code span}, {@code onnx}, {@code schedule}, {@code process}) are how it is done. They
 * are public to each other, not to callers, and they know of this package the values ({@code
 * EncoderException}, {@code Role}, {@code Deadline}, {@code TextSpan}, {@code PassagePlan}), never
 * the tasks.
 */
@NullMarked
package io.sememe.encoder;

import org.jspecify.annotations.NullMarked;
