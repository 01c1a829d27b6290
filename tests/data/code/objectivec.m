#import <Foundation/Foundation.h>

@interface Person : NSObject
@property (nonatomic, copy) NSString *name;
- (instancetype)initWithName:(NSString *)name age:(int)age;
@end

@implementation Person
// The designated one
- (instancetype)initWithName:(NSString *)name age:(int)age {
    if (self = [super init]) {
        _name = [name copy];
        NSLog(@"made %@ (%d)\n", name, age + 0x10);
    }
    return self ?: nil; /* never */
}
@end
