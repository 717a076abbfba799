// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.PendingEmbedding;
import org.apache.solr.update.AddUpdateCommand;

/**
 * A document whose text is being encoded.
 *
 * @param command a command of its own: loaders use one for all their documents
 * @param text the text of its source fields, possibly empty
 * @param embedding the text's embedding
 */
record StartedDocument(AddUpdateCommand command, String text, PendingEmbedding embedding) {}
