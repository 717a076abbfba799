// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.util.List;

/** A way to turn texts into vectors. Open until its process ends. */
interface TextPeer {

  /** Encodes documents as one job, in the way that this peer is fastest at for its users. */
  List<float[]> encode(List<String> texts) throws Exception;

  /** Encodes one text, without a prefix, for somebody who waits. */
  float[] encodeOne(String text) throws Exception;
}
