// SPDX-License-Identifier: Apache-2.0
/**
 * Reasons, for people: what a model looks at in a text, and which tokens of a question are near
 * which of a text. Nothing here is made unless a request asks for it.
 *
 * <p>{@link io.sememe.solr.explain.ExplainHandler} answers for a text that comes with a request or
 * lies in a document: {@code ExplainRequest} reads the request, {@code StoredText} finds the
 * document's text. {@link io.sememe.solr.explain.AttentionTransformerFactory} is {@code
 * fl=[attention]}, the same for found documents. Both read a {@code Wish} with an {@code
 * AttentionChoice}, have an {@code Explainer} carry it out, and show an {@code AttentionView} and a
 * {@code SimilarityView}, whose numbers are {@code Rows}.
 *
 * <p>{@link io.sememe.solr.explain.TokensHandler} shows the tokens of a text without a run of the
 * model ({@code TokensRequest}, {@code TokensView}), and what a word means in two texts: {@code
 * WordPlaces} finds it, {@code WordComparison} compares.
 *
 * <p>Both handlers are an {@code ExplainingHandler}. All ask the room {@code permission} whether
 * the user may; {@code ExplainSettings} can switch each off.
 */
@NullMarked
package io.sememe.solr.explain;

import org.jspecify.annotations.NullMarked;
