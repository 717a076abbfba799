// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis.attribute;

import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;

/** As Lucene finds it by its name. */
public final class TokenIdAttributeImpl extends AttributeImpl implements TokenIdAttribute {
  private long id = NONE;

  @Override
  public long id() {
    return id;
  }

  @Override
  public void setId(long id) {
    this.id = id;
  }

  @Override
  public void clear() {
    id = NONE;
  }

  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(TokenIdAttribute.class, "id", id);
  }

  @Override
  public void copyTo(AttributeImpl target) {
    ((TokenIdAttribute) target).setId(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenIdAttributeImpl that && that.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
