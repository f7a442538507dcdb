/**
 * Starts what the build made, each time in a process of its own, and looks at
 * what comes out.
 */

package org.unmixj.launch;
