// SPDX-License-Identifier: Apache-2.0
/**
 * The models of this node for Solr's own text-to-vector module.
 *
 * <p>What was read of that module (Solr 9.8 to 9.10, module {@code llm}, langchain4j 0.35.0): its
 * model store gets a class name and parameters by REST. It looks the class up as an {@code
 * EmbeddingModel} with the core's resource loader, calls its static {@code builder()}, calls on
 * what that returns one public method per parameter, of the parameter's name and with its value,
 * and takes what {@code build()} returns. The query parser and the update processor then call
 * {@code embed(String)}, one text at a time, in the thread of the request.
 *
 * <p>{@link io.sememe.texttovector.SememeEmbeddingModel} is such a class. It is told no node:
 * {@link io.sememe.texttovector.CurrentRequest} finds that of the request which the thread works
 * on. {@link io.sememe.texttovector.RoleChoice} says what a text is to the search.
 */
@NullMarked
package io.sememe.texttovector;

import org.jspecify.annotations.NullMarked;
