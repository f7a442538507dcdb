/**
 * SciJava commands: parameters and wiring, nothing else. The fields of a
 * command are its macro keys. May use {@code imagej}, the options of
 * {@code nmf} and {@code org.scijava}; opens no dialog and shows nothing.
 */

package org.unmixj.command;
