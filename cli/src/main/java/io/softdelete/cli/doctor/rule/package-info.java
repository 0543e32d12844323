/** The rules, one class each. */
package io.softdelete.cli.doctor.rule;
