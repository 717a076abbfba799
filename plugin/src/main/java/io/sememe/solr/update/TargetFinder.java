// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;

/** Finds what documents are encoded for. */
interface TargetFinder {

  /**
   * Returns the fields that vectors go to, whatever the state of the models.
   *
   * @throws org.apache.solr.common.SolrException 400 when the schema lacks a field
   */
  VectorFields fields();

  /**
   * Returns what documents are encoded for.
   *
   * @throws io.sememe.encoder.EncoderException when a model cannot be had by the deadline
   * @throws org.apache.solr.common.SolrException 400 when the schema lacks a field or vectors do
   *     not fit into it; 409 when the collection holds vectors of another space
   */
  Targets find(Deadline deadline);
}
