// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.node.SolrHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A core of the configset, asked by one of its rankers. */
record RankerOfCore(SolrHttp http, String core, Ranker ranker) implements Way {

  @Override
  public List<String> best(String question, int documents) {
    Map<String, String> parameters = new HashMap<>(ranker.parameters(question));
    parameters.put("rows", Integer.toString(documents));
    parameters.put("fl", "id,score");
    return http.postForm("/" + core + ranker.handler(), parameters).orThrow().ids();
  }
}
