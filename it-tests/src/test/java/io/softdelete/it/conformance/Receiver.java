package io.softdelete.it.conformance;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;

/** What is called, by its interface and its state. */
enum Receiver {
  CONNECTION(Connection.class),
  CLOSED_CONNECTION(Connection.class),
  TRANSACTION(Connection.class),
  STATEMENT(Statement.class),
  BATCHED_STATEMENT(Statement.class),
  EXECUTED_STATEMENT(Statement.class),
  CLOSED_STATEMENT(Statement.class),
  PREPARED_QUERY(PreparedStatement.class),
  BOUND_QUERY(PreparedStatement.class),
  EXECUTED_QUERY(PreparedStatement.class),
  BOUND_UPDATE(PreparedStatement.class),
  BATCHED_INSERT(PreparedStatement.class),
  CLOSED_QUERY(PreparedStatement.class),
  CALL(CallableStatement.class),
  EXECUTED_CALL(CallableStatement.class),
  FORWARD_ROWS(ResultSet.class),
  FIRST_ROW(ResultSet.class),
  UPDATABLE_ROWS(ResultSet.class),
  UPDATABLE_ROW(ResultSet.class),
  CHANGED_ROW(ResultSet.class),
  INSERT_ROW(ResultSet.class),
  CLOSED_ROWS(ResultSet.class),
  EVERY_TYPE(ResultSet.class),
  METADATA(DatabaseMetaData.class),
  ROWS_METADATA(ResultSetMetaData.class),
  PARAMETERS_METADATA(ParameterMetaData.class),
  ARRAY(Array.class),
  FOUND_ARRAY(Array.class),
  BLOB(Blob.class),
  CLOB(Clob.class),
  NCLOB(NClob.class),
  XML(SQLXML.class),
  SAVEPOINT(Savepoint.class);

  private final Class<?> jdbcType;

  Receiver(Class<?> jdbcType) {
    this.jdbcType = jdbcType;
  }

  Class<?> jdbcType() {
    return jdbcType;
  }

  /** Whether it matters what the table is that statements name. */
  boolean concernsTable() {
    return jdbcType == Connection.class
        || jdbcType == Statement.class
        || jdbcType == PreparedStatement.class
        || (jdbcType == ResultSet.class && this != EVERY_TYPE);
  }
}
