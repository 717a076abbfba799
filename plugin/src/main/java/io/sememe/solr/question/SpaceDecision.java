// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.ShardParameters;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.util.regex.Pattern;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrQueryRequest;

/**
 * Which of a field's spaces a request searches: the current one, and the same on all shards.
 *
 * <p>Nodes learn of a switch one after the other. So the node that a client asks decides alone, and
 * tells the shards.
 */
final class SpaceDecision {
  private static final String PARAMETER = "sememe.space.";
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Za-z]{1,64}");

  private SpaceDecision() {}

  /**
   * Returns the space that was decided on, or decides.
   *
   * @throws SolrException 400 when what was decided is no fingerprint, 409 when there is no such
   *     space
   */
  static VectorSpace of(SolrQueryRequest request, FieldSpaces spaces) {
    String parameter = PARAMETER + spaces.name();
    String decided = request.getParams().get(parameter);
    if (decided != null) {
      return withFingerprint(spaces, parameter, decided);
    }
    if (ShardParameters.areSentBy(request)) {
      ShardParameters.tell(request, parameter, spaces.current().fingerprint());
    }
    return spaces.current();
  }

  private static VectorSpace withFingerprint(FieldSpaces spaces, String parameter, String given) {
    if (!FINGERPRINT.matcher(given).matches()) {
      throw SolrErrors.badRequest(parameter + " must be the fingerprint of a model");
    }
    return spaces
        .withFingerprint(given)
        .orElseThrow(
            () ->
                new SolrException(
                    ErrorCode.CONFLICT,
                    "vector field '"
                        + spaces.name()
                        + "' has no vectors of fingerprint "
                        + given
                        + "; it has those of "
                        + spaces.spaces().toList()));
  }
}
