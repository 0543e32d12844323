/** What is wrong, or will be, with a catalog and the schema that it is for. */
package io.softdelete.cli.doctor;
