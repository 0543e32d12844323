/** Words on a screen. */
package io.softdelete.cli.text;
