/**
 * What the README shows: its figure, made by the project itself, and its
 * library example, compiled and run.
 */

package org.unmixj.docs;
