// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import org.apache.solr.common.SolrException;

/** What the encoder says to somebody who may not know the folders of this machine. */
final class AdminErrors {
  private AdminErrors() {}

  /** Returns the exception to throw to Solr. Its cause, which Solr shows, is in the log. */
  static SolrException of(EncoderException e) {
    return new SolrException(
        SolrErrors.code(e.kind()), EncoderException.withoutFolders(String.valueOf(e.getMessage())));
  }
}
