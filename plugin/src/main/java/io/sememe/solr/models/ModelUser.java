// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import java.util.stream.Stream;

/** A part of a configuration or a schema that names models. Knows neither Solr nor the encoder. */
public interface ModelUser {

  /** Returns the models that it names, in any order; none when it leaves that to requests. */
  Stream<String> models();
}
