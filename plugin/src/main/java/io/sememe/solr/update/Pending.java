// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import org.apache.solr.update.AddUpdateCommand;

/**
 * A document that waits for its batch.
 *
 * @param command a command of its own: loaders use one for all their documents
 * @param text the text of its source fields, possibly empty
 */
record Pending(AddUpdateCommand command, String text) {}
