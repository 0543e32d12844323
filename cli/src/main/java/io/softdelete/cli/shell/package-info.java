/** An interactive shell through the driver. */
package io.softdelete.cli.shell;
