/** The law as a command: a workload on a plain twin and through the driver. */
package io.softdelete.cli.verify;
