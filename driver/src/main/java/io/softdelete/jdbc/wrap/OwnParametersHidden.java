package io.softdelete.jdbc.wrap;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.function.IntUnaryOperator;

/** The metadata of the application's parameters, without ours between them. */
final class OwnParametersHidden implements ParameterMetaData {
  private final ParameterMetaData delegate;
  private final IntUnaryOperator placeOf;
  private final int hidden;

  OwnParametersHidden(ParameterMetaData delegate, IntUnaryOperator placeOf, int hidden) {
    this.delegate = delegate;
    this.placeOf = placeOf;
    this.hidden = hidden;
  }

  @Override
  public int getParameterCount() throws SQLException {
    return delegate.getParameterCount() - hidden;
  }

  @Override
  public int isNullable(int index) throws SQLException {
    return delegate.isNullable(placeOf.applyAsInt(index));
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return delegate.isSigned(placeOf.applyAsInt(index));
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return delegate.getPrecision(placeOf.applyAsInt(index));
  }

  @Override
  public int getScale(int index) throws SQLException {
    return delegate.getScale(placeOf.applyAsInt(index));
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return delegate.getParameterType(placeOf.applyAsInt(index));
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return delegate.getParameterTypeName(placeOf.applyAsInt(index));
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return delegate.getParameterClassName(placeOf.applyAsInt(index));
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    return delegate.getParameterMode(placeOf.applyAsInt(index));
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : delegate.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || delegate.isWrapperFor(type);
  }
}
