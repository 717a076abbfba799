// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis.attribute;

import java.util.Objects;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;
import org.jspecify.annotations.Nullable;

/** As Lucene finds it by its name. */
public final class SourceTextAttributeImpl extends AttributeImpl implements SourceTextAttribute {
  private @Nullable String stretch;
  private int start;
  private int end;

  @Override
  public @Nullable String stretch() {
    return stretch;
  }

  @Override
  public int stretchStart() {
    return start;
  }

  @Override
  public int stretchEnd() {
    return end;
  }

  @Override
  public void set(@Nullable String stretch, int start, int end) {
    this.stretch = stretch;
    this.start = start;
    this.end = end;
  }

  @Override
  public void clear() {
    set(null, 0, 0);
  }

  /** Shows the token as it stands in the text, not the text around it. */
  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(
        SourceTextAttribute.class, "surface", stretch == null ? "" : stretch.substring(start, end));
  }

  @Override
  public void copyTo(AttributeImpl target) {
    ((SourceTextAttribute) target).set(stretch, start, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceTextAttributeImpl that
        && Objects.equals(that.stretch, stretch)
        && that.start == start
        && that.end == end;
  }

  @Override
  public int hashCode() {
    return Objects.hash(stretch, start, end);
  }
}
